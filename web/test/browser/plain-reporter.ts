// One line a step, what went wrong below it, and a last line that a script can read.
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

function details(error: { message: string; diff?: string; stack?: string }): string {
  const where = error.stack?.split('\n').find((line) => line.includes('/test/'))
  return [error.message, error.diff, where].filter(Boolean).join('\n').replace(/^/gm, '      ')
}

export default class PlainReporter implements Reporter {
  private passed = 0
  private failed = 0

  onTestModuleStart(module: TestModule) {
    console.log(module.relativeModuleId)
  }

  onTestCaseResult(test: TestCase) {
    const { state, errors } = test.result()
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
    if (state === 'passed') this.passed++
    if (state === 'failed') this.failed++
    console.log(`  ${state.padEnd(7)} ${seconds.padStart(5)} s  ${test.fullName}`)
    for (const error of errors ?? []) console.log(details(error))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]) {
    for (const module of modules) {
      const suites = [module, ...module.children.allSuites()]
      for (const error of suites.flatMap((suite) => suite.errors())) this.blame(error)
    }
    for (const error of unhandled) this.blame(error)
    console.log(`${this.passed} passed, ${this.failed} failed`)
  }

  private blame(error: SerializedError) {
    this.failed++
    console.log(details(error))
  }
}
