import { dictionary } from '@/i18n'

/** As far as the server counts a list; a total of so many says that there may be more. */
export const countedTo = 1000

export const words = dictionary({
  zh: {
    desk: '综合窗口',
    approve: '审批',
    issue: '出件',
    supervise: '督办',
    catalogue: '目录',
    portal: '办事大厅',
    signIn: '登录',
    signOut: '退出',
    hallClock: '大厅时间',
    restDay: '休息日',
    wrongSurface: '这里不是您的工作台',
    wrongSurfaceText: (name: string, post: string) => `您以${name}${post}登录，工作台在：`,
    noSurface: '这个账号没有工作台。请用工作账号登录。',
    otherAccount: '换个账号登录',
    palette: '快速前往',
    go: '前往',
    menu: '菜单',
    keys: '快捷键',
    search: '搜索',
    searchHint: '办件编号，或申请人姓名开头几个字',
    columns: '显示的列',
    previous: '上一页',
    rows: (shown: number, total: number) =>
      total === countedTo
        ? `${shown} 件，共 ${total} 件以上`
        : shown < total
          ? `${shown} 件，共 ${total} 件`
          : `共 ${total} 件`,
    rowDown: '下一行',
    rowUp: '上一行',
    rowSelect: '选中这一行，再按取消',
    rowOpen: '打开这一行',
    focusSearch: '到搜索框',
    clearSearch: '清除搜索',
    list: '列表',
    back: '返回列表',
    updated: '列表已更新',
    staleTitle: '这个办件刚刚有了变化',
    staleText: '您填写的内容还在。请看过变化，确认无误再提交一次。',
    staleNothing: '变化没有留下经过记录，请核对后再提交。',
    seen: '知道了',
    cancel: '先不办',
    by: (who: string, at: string) => `${at} · ${who}`,
  },
  en: {
    desk: 'Window desk',
    approve: 'Approval',
    issue: 'Issuing',
    supervise: 'Supervision',
    catalogue: 'Catalogue',
    portal: 'Public portal',
    signIn: 'Sign in',
    signOut: 'Sign out',
    hallClock: 'Hall time',
    restDay: 'rest day',
    wrongSurface: 'This is not your desk',
    wrongSurfaceText: (name: string, post: string) => `You are signed in as ${name}${post}. You work at:`,
    noSurface: 'This account has no desk. Please sign in with a work account.',
    otherAccount: 'Sign in with another account',
    palette: 'Go to',
    go: 'Go to',
    menu: 'Menu',
    keys: 'Keys',
    search: 'Search',
    searchHint: 'Case number, or how the applicant’s name begins',
    columns: 'Columns shown',
    previous: 'Previous',
    rows: (shown: number, total: number) =>
      total === countedTo
        ? `${shown} of ${total} cases or more`
        : shown < total
          ? `${shown} of ${total} cases`
          : total === 1
            ? '1 case'
            : `${total} cases`,
    rowDown: 'Next row',
    rowUp: 'Previous row',
    rowSelect: 'Select the row, or let it go',
    rowOpen: 'Open the row',
    focusSearch: 'Go to the search',
    clearSearch: 'Clear the search',
    list: 'List',
    back: 'Back to the list',
    updated: 'List updated',
    staleTitle: 'This case has just changed',
    staleText: 'What you entered is still here. Look at the change, then send again if it still holds.',
    staleNothing: 'The change left no entry in the history; please compare before you send.',
    seen: 'Seen',
    cancel: 'Not now',
    by: (who: string, at: string) => `${at} · ${who}`,
  },
})
