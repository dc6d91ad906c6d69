import type { Named } from '@/api'
import { useText, useWords } from '@/i18n'
import styles from './authority.module.css'
import { withItem, type Range } from './range'
import { words } from './words'

interface MatrixProps {
  powers: readonly Named[]
  items: readonly Named[]
  range: Range
  onChange: (range: Range) => void
  error?: string | undefined
}

/** Powers across, items down; a whole column at one stroke. */
export function Matrix({ powers, items, range, onChange, error }: MatrixProps) {
  const say = useWords(words)
  const text = useText()
  const all = (power: string) => items.every((item) => range[power]?.includes(item.code))
  const takeAll = (power: string, given: boolean) =>
    onChange({ ...range, [power]: given ? items.map((item) => item.code) : [] })
  return (
    <div className={styles.matrix} data-field="grants" role="group" aria-label={say.range}>
      <table>
        <caption>
          {say.range}
          {error && <span className={styles.fault}> {error}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say.item}</th>
            {powers.map((power) => (
              <th key={power.code} scope="col">
                {text(power.name)}
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    aria-label={say.give(text(power.name), say.all)}
                    checked={all(power.code)}
                    onChange={(event) => takeAll(power.code, event.target.checked)}
                  />
                  <span aria-hidden="true">{say.all}</span>
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <th scope="row">{text(item.name)}</th>
              {powers.map((power) => (
                <td key={power.code}>
                  <label className={styles.tick}>
                    <input
                      type="checkbox"
                      aria-label={say.give(text(power.name), text(item.name))}
                      checked={range[power.code]?.includes(item.code) ?? false}
                      onChange={(event) =>
                        onChange(withItem(range, power.code, item.code, event.target.checked))
                      }
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
