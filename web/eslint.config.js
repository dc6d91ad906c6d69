import js from '@eslint/js'
import globals from 'globals'
import a11y from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'
import typescript from 'typescript-eslint'

// The arrows of the house: i18n, preferences, keys, api → ui → form → case → shell → features → entries.
// Nothing imports to its right, no feature imports another, no entry another.
const layers = ['i18n', 'preferences', 'keys', 'api', 'ui', 'form', 'case', 'shell', 'features']

function arrow(layer) {
  const later = layers.slice(layers.indexOf(layer) + 1)
  const names = layers.indexOf(layer) < 4 ? [...later.slice(later.indexOf('ui'))] : later
  const patterns = [
    { group: ['**/entries/**'], message: 'Only an entry page may know an entry.' },
    ...names.map((name) => ({
      group: [`@/${name}`, `@/${name}/**`, `**/${name}/**`],
      message: `${layer} may not know ${name}: the arrow points the other way.`,
    })),
  ]
  if (layer === 'features') {
    patterns.push({
      group: ['@/features/**', '../*/**', '../../features/**'],
      message: 'Features do not know one another; an entry brings them together.',
    })
  }
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  }
}

export default typescript.config(
  { ignores: ['dist', 'node_modules', 'src/api/openapi.d.ts', 'src/api/types.ts'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  a11y.flatConfigs.strict,
  hooks.configs.flat.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      'max-len': ['error', { code: 110, ignoreUrls: true, ignorePattern: ' d="' }],
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Headings and regions take the focus on purpose, so that a screen reader starts there.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: ['h1', 'h2', 'div'], roles: [] }],
    },
  },
  {
    files: ['test/**', '*.ts', 'scripts/**', 'vite*.ts'],
    languageOptions: { globals: globals.node },
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  ...layers.map(arrow),
  {
    files: ['entries/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../../*/**', '!../../src/**', '**/entries/**'], message: 'Entries stay apart.' },
          ],
        },
      ],
    },
  },
)
