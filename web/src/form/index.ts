export { useAutosave, useLeaving, type SaveState } from './draft'
export {
  automaticFields,
  typed,
  pagesOf,
  readRows,
  writeRows,
  type FormField as Field,
  type FormPage,
  type Values,
} from './field'
export { Automatic } from './automatic'
export { brokenRules, withAnswers } from './consistency'
export { FormField } from './form-field'
export { isCreditCode, isDay, isIdNumber, isPhone, plainNumber } from './numbers'
export { useDisputeFaults, type AllRecorded, type Recorded } from './recorded'
export { ChangeLink, Review } from './review'
export { GivenBackNote, SaveNote } from './save-state'
export { SchemaForm, SectionedForm, useMessages } from './schema-form'
export { faultOf, faultsOf, saidOf, tidied, type Fault } from './validate'
export { RowsInWords, useValueWords } from './values'
