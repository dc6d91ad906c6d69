import { useState } from 'react'
import { Actions, Button, Section, Skeleton, TextField, useToast, Waiting } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { Palette } from '@/ui/palette'

export function OverlaysPage() {
  const tell = useToast()
  const [open, setOpen] = useState<'dialog' | 'palette' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Section title="弹窗">
        <Actions>
          <Button onPress={() => setOpen('dialog')}>打开弹窗</Button>
          <Button onPress={() => setOpen('palette')} keys="Control+k">
            快速前往
          </Button>
          <Button onPress={() => tell('补正已提交')}>说一声</Button>
        </Actions>
        <Dialog
          title="撤回申请"
          isOpen={open === 'dialog'}
          onClose={close}
          urgent
          actions={
            <>
              <Button kind="danger" onPress={close}>
                确认撤回
              </Button>
              <Button onPress={close}>不撤回</Button>
            </>
          }
        >
          <p>撤回后，还没办结的事项都会停办。</p>
          <TextField name="why" label="为什么撤回" value="" onChange={() => {}} optional />
        </Dialog>
        <Palette
          isOpen={open === 'palette'}
          onClose={close}
          entries={[
            { id: 'a', label: '工作清单', keys: 'g', run: () => {} },
            { id: 'b', label: '500112-2026-0001234-C', note: '开药店', run: () => {} },
          ]}
        />
      </Section>
      <Section title="等待">
        <Skeleton lines={3} />
        <Waiting onRetry={() => {}} />
      </Section>
    </>
  )
}
