export { WatchedCasePage } from './case-page'
export { ClockPage } from './clock-page'
export { IndicatorsPage } from './indicators-page'
