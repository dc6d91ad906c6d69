export { StandingNotes, StandingTag } from './standing'
