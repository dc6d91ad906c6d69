import { useState } from 'react'
import { PreferenceSwitches } from '@/shell'
import { NavigationProvider, Page, PageFrame } from '@/ui'
import { ControlsPage } from './controls'
import { DisplayPage } from './display'
import { FormPage } from './form'
import { OverlaysPage } from './overlays'
import { TablesPage } from './tables'

const pages = {
  controls: { title: '按钮与输入', page: ControlsPage },
  display: { title: '状态与提示', page: DisplayPage },
  form: { title: '按目录生成的表单', page: FormPage },
  tables: { title: '表格', page: TablesPage },
  overlays: { title: '弹窗与等待', page: OverlaysPage },
}
type Name = keyof typeof pages

function here(): Name {
  const name = new URLSearchParams(location.search).get('page') ?? ''
  return name in pages ? (name as Name) : 'controls'
}

const help = {
  phone: '023-00009001',
  complaintPhone: '023-00009002',
  address: '演示地址',
  hours: '周一至周五',
}

export function Gallery() {
  const [name, setName] = useState(here)
  const { title, page: Shown } = pages[name]
  return (
    <NavigationProvider
      navigate={(href) => {
        history.pushState(null, '', href)
        setName(here())
      }}
    >
      <PageFrame
        homeHref="/gallery/"
        centre="演示中心"
        navigation={Object.entries(pages).map(([key, one]) => ({
          href: `/gallery/?page=${key}`,
          label: one.title,
          current: key === name,
        }))}
        switches={<PreferenceSwitches />}
        person={null}
        help={help}
      >
        <Page key={name} title={title} lead="只给开发的人看，不会发布。">
          <Shown />
        </Page>
      </PageFrame>
    </NavigationProvider>
  )
}
