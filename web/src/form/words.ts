import { dictionary } from '@/i18n'

export const faultWords = dictionary({
  zh: {
    missing: (label: string) => `请填写${label}`,
    choose: (label: string) => `请选择${label}`,
    id_number: (label: string) => `${label}不对：应是 18 位，最后一位可能是 X。请对照证件检查`,
    credit_code: (label: string) => `${label}不对：应是营业执照上的 18 位代码。请对照执照检查`,
    phone: (label: string) => `${label}不对：请填 11 位手机号，或带区号的座机号`,
    not_a_number: (label: string) => `${label}请填数字，例如 120 或 120.5`,
    not_whole: (label: string) => `${label}请填整数，例如 12`,
    not_a_date: (label: string) => `${label}请填完整的年月日，例如 2026 年 3 月 2 日`,
    tooSmall: (label: string, limit: number, unit: string) => `${label}不能小于 ${limit}${unit}`,
    tooLarge: (label: string, limit: number, unit: string) => `${label}不能大于 ${limit}${unit}`,
    tooLong: (label: string, limit: number) => `${label}太长了，最多 ${limit} 个字`,
    noRows: (label: string) => `请至少填一行${label}`,
    row: (label: string, row: number, column: string) => `${label}第 ${row} 行的“${column}”没有填对`,
  },
  en: {
    missing: (label: string) => `Enter: ${label}`,
    choose: (label: string) => `Choose: ${label}`,
    id_number: (label: string) =>
      `${label} is not right: it has 18 characters and the last may be X. Compare it with the card`,
    credit_code: (label: string) =>
      `${label} is not right: it is the 18-character code on the business licence`,
    phone: (label: string) =>
      `${label} is not right: an 11-digit mobile number, or a landline with area code`,
    not_a_number: (label: string) => `${label} must be a number, such as 120 or 120.5`,
    not_whole: (label: string) => `${label} must be a whole number, such as 12`,
    not_a_date: (label: string) => `${label} needs a day, month and year, such as 2 March 2026`,
    tooSmall: (label: string, limit: number, unit: string) =>
      `${label} cannot be less than ${limit} ${unit}`.trim(),
    tooLarge: (label: string, limit: number, unit: string) =>
      `${label} cannot be more than ${limit} ${unit}`.trim(),
    tooLong: (label: string, limit: number) => `${label} is too long: ${limit} characters at most`,
    noRows: (label: string) => `Enter at least one row: ${label}`,
    row: (label: string, row: number, column: string) => `${label}, row ${row}: “${column}” is not right`,
  },
})

export const words = dictionary({
  zh: {
    yes: '是',
    no: '否',
    notGiven: '未填',
    change: '修改',
    changeWhat: (label: string) => `修改：${label}`,
    fromSource: (name: string) => `已从${name}带出`,
    mayLeave: (name: string) => `可以不填，办理时从${name}核取。`,
    automatic: '这些不用您填',
    fromAnswer: '您前面已经回答',
    fromResult: '办好前一项后自动填入',
    fromNowhere: '办理时自动核取',
    dispute: '有错请告诉窗口，当场更正。',
    saved: (time: string) => `已保存 ${time}`,
    saving: '正在保存…',
    notSaved: '还没有保存上，稍后会再试。填写的内容还在这一页。',
    rows: (count: number) => `共 ${count} 行`,
    usedFor: '用于',
  },
  en: {
    yes: 'Yes',
    no: 'No',
    notGiven: 'Not given',
    change: 'Change',
    changeWhat: (label: string) => `Change: ${label}`,
    fromSource: (name: string) => `Filled in from ${name}`,
    mayLeave: (name: string) => `You may leave it out; it is fetched from: ${name}.`,
    automatic: 'You need not fill these in',
    fromAnswer: 'You answered this before',
    fromResult: 'Filled in by itself when the earlier item is done',
    fromNowhere: 'Fetched when it is handled',
    dispute: 'If something is wrong, tell the window; it is corrected on the spot.',
    saved: (time: string) => `Saved ${time}`,
    saving: 'Saving…',
    notSaved: 'Not saved yet; we will try again. What you entered is still on this page.',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    usedFor: 'Used for',
  },
})
