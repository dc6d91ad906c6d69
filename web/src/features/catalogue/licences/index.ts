export { LicencesPage } from './licences-page'
