export { assessmentRoutes } from './routes'
