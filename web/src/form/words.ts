import { dictionary } from '@/i18n'

export const faultWords = dictionary({
  zh: {
    missing: (label: string) => `请填写${label}`,
    choose: (label: string) => `请选择${label}`,
    id_number: (label: string) => `${label}不对：要么位数不是 18 位，要么有一位抄错了。请对照证件逐位检查`,
    credit_code: (label: string) =>
      `${label}不对：要么位数不是 18 位，要么有一位抄错了。请对照执照逐位检查`,
    phone: (label: string) => `${label}不对：请填 11 位手机号，或带区号的座机号`,
    not_a_number: (label: string) => `${label}请填数字，例如 120 或 120.5`,
    not_whole: (label: string) => `${label}请填整数，例如 12`,
    not_a_date: (label: string) => `${label}请填完整的年月日，例如 2026 年 3 月 2 日`,
    tooSmall: (label: string, limit: number, unit: string) =>
      `${label}不能小于 ${limit}${unit && ` ${unit}`}`,
    tooLarge: (label: string, limit: number, unit: string) =>
      `${label}不能大于 ${limit}${unit && ` ${unit}`}`,
    tooLong: (label: string, limit: number) => `${label}太长了，最多 ${limit} 个字`,
    wrong_form: (label: string) => `${label}的格式不对：请照提示填写，注意位数和横线`,
    noRows: (label: string) => `请至少填一行“${label}”`,
    row: (label: string, row: number, column: string) => `${label}第 ${row} 行的“${column}”没有填对`,
  },
  en: {
    missing: (label: string) => `Enter: ${label}`,
    choose: (label: string) => `Choose: ${label}`,
    id_number: (label: string) =>
      `${label} is not right: not 18 characters, or one copied wrongly. Compare each with the card`,
    credit_code: (label: string) =>
      `${label} is not right: not 18 characters, or one copied wrongly. Compare each with the licence`,
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
    wrong_form: (label: string) =>
      `${label} does not have the right form: follow the hint, mind the length and the dashes`,
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
    fromAnswerStaff: '来自情形问答',
    automaticStaff: '自动带出的内容',
    automaticWrongStaff: '与证件不一致的，请核对后当场更正。',
    fromResult: '办好前一项后自动填入',
    fromNowhere: '办理时自动核取',
    automaticWrong: '有错请告诉窗口，当场更正。',
    fromAccount: '来自您的账户',
    dispute: '这个值不对',
    disputeWhat: (label: string) => `${label}：这个值不对`,
    disputeHow: '请在上面改成正确的，再说说哪里不对。两个值都会交给窗口核对，登记的内容不会因此自动改动。',
    disputeWhy: '哪里不对',
    disputeWhyHint: '一句话就行，例如：上个月改了名，执照已经换了。',
    disputeKeep: (value: string) => `还是用登记的：${value}`,
    disputeSame: '和登记的一样。请改成正确的，或者选“还是用登记的”',
    disputeNoReason: '请说说登记的内容哪里不对',
    disputed: (value: string) => `登记的是：${value}`,
    disputedWhy: (reason: string) => `您的说明：${reason}`,
    saved: (time: string) => `已保存 ${time}`,
    saving: '正在保存…',
    notSaved: '还没有保存上，稍后会再试。您写的都还在，别关掉页面就行。',
    notSavedSignedOut:
      '没有保存上：登录已经结束。您写的还在这个页面里，用同一个账号重新登录，会替您填回来。关掉页面就没有了。',
    givenBack: '刚才填的内容已经填回来了，请再看一眼。',
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
    fromAnswerStaff: 'From the answers',
    automaticStaff: 'What comes by itself',
    automaticWrongStaff: 'Where it differs from the document, correct it on the spot.',
    fromResult: 'Filled in by itself when the earlier item is done',
    fromNowhere: 'Fetched when it is handled',
    automaticWrong: 'If something is wrong, tell the window; it is corrected on the spot.',
    fromAccount: 'From your account',
    dispute: 'This is wrong',
    disputeWhat: (label: string) => `${label}: this is wrong`,
    disputeHow:
      'Type the right value above and say what is wrong. The window compares both; ' +
      'the register itself is not changed by this.',
    disputeWhy: 'What is wrong',
    disputeWhyHint: 'One sentence will do, such as: renamed last month, the licence has been changed.',
    disputeKeep: (value: string) => `Keep what is registered: ${value}`,
    disputeSame: 'This is what is registered. Type the right value, or keep what is registered',
    disputeNoReason: 'Say what is wrong with what is registered',
    disputed: (value: string) => `Registered: ${value}`,
    disputedWhy: (reason: string) => `Your reason: ${reason}`,
    saved: (time: string) => `Saved ${time}`,
    saving: 'Saving…',
    notSaved: 'Not saved yet; we will try again. Nothing you wrote is lost as long as this tab stays open.',
    notSavedSignedOut:
      'Not saved: your session has ended. What you wrote is still in this tab; sign in again as the same ' +
      'person and it is filled in again. Closing the tab loses it.',
    givenBack: 'What you entered before has been filled in again; please look it over.',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    usedFor: 'Used for',
  },
})
