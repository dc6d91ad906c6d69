export { RegisterPage } from './register'
export { SignInPage } from './sign-in'
export { WorkplacesPage } from './workplaces'
