export {
  PreferencesProvider,
  usePreferences,
  type ElderSize,
  type Mode,
  type Preferences,
} from './preferences'
