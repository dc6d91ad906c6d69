import { useLanguage } from '@/i18n'

const chinese = /([\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+)/

/** Names of laws have no English of their own: they are marked as Chinese, to be read out as that. */
export function MarkChinese({ children: said }: { children: string }) {
  const { language } = useLanguage()
  if (language === 'zh') return <>{said}</>
  return (
    <>
      {said.split(chinese).map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} lang="zh-CN">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}
