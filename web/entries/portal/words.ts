import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: {
    home: '首页',
    matters: '我的办件',
    progress: '查进度',
    workplace: '我的工作台',
    signIn: '登录',
    register: '注册',
    signOut: '退出',
  },
  en: {
    home: 'Home',
    matters: 'My matters',
    progress: 'Look up',
    workplace: 'My workplace',
    signIn: 'Sign in',
    register: 'Register',
    signOut: 'Sign out',
  },
})
