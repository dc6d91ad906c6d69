import { Home } from '@/features/catalogue/search'

export const HomeRoute = Home
