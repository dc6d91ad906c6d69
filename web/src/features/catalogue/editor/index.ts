export { PreviewPage } from './preview-page'
export { RecordPage } from './record-page'
export { RevisionPage } from './revision-page'
export { RevisionsPage } from './revisions-page'
