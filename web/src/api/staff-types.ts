// All of these are in the contract now; this name stays for those who import from here.
export type * from './types'
