// 「结果怎么拿？」: one question for the whole case, asked by the citizen's pages and at the window.
import type { PlanView } from '@/api'
import { dictionary, useFormats, useText, useWords } from '@/i18n'
import { ChoiceField, TextField, type FieldMessage } from '@/ui'

type Values = Readonly<Record<string, string | undefined>>
type Delivery = NonNullable<PlanView['delivery']>
type Offered = Delivery['ways'][number]

/** Under this name the choice stands beside the form's fields, and is kept with the draft. */
export const deliveryName = 'result_delivery'
/** As the server's: a shorter address names no street and number. */
const shortestAddress = 8

const words = dictionary({
  zh: {
    ask: '结果怎么拿？',
    then: '；',
    window: '出件窗口领取',
    windowHint: '出结果后带身份证到政务服务中心出件窗口领，要来一趟',
    courier: '邮寄到家',
    courierHint: '寄到您写的地址，不用来取',
    electronic: '网上下载',
    electronicHint: '出结果当天就能在“办理结果”里下载，不用来取',
    otherElectronic: (names: string) => `${names}在网上下载`,
    otherWindow: (names: string) => `${names}只能到窗口领，要来一趟`,
    otherCourier: (names: string) => `${names}邮寄`,
    address: '邮寄地址',
    addressHint: '写清区县、街道、门牌号，快递按这个地址寄给申请人',
    addressMissing: '请填写邮寄地址',
    addressShort: '邮寄地址不完整，请写清区县、街道、门牌号',
  },
  en: {
    ask: 'How do you want the results?',
    then: '; ',
    window: 'Collect at the issuing window',
    windowHint: 'Bring your identity card to the issuing window once they are ready; one trip',
    courier: 'By courier to my address',
    courierHint: 'Sent to the address you give; no trip',
    electronic: 'Download online',
    electronicHint: 'Under “Results” on the day they are decided; no trip',
    otherElectronic: (names: string) => `to download online: ${names}`,
    otherWindow: (names: string) => `only at the window, one trip: ${names}`,
    otherCourier: (names: string) => `by courier: ${names}`,
    address: 'Postal address',
    addressHint: 'District, street and number; the courier brings it to the applicant there',
    addressMissing: 'Please fill in the postal address',
    addressShort: 'The address is incomplete: please give district, street and number',
  },
})

/** As chosen; until then, and where that way is not offered, what the plan counted its trips with. */
export function chosenWay(delivery: Delivery, values: Values): string {
  const chosen = values[deliveryName]
  return delivery.ways.some((one) => one.way === chosen) && chosen ? chosen : delivery.proposed
}

/** What goes with the application: the way, and for the courier where to. */
export function deliveryToSend(delivery: Delivery | undefined, values: Values) {
  if (!delivery) return { delivery: undefined, address: {} as Readonly<Record<string, string>> }
  const way = chosenWay(delivery, values)
  const typed = (values[delivery.address_field] ?? '').trim()
  const address: Readonly<Record<string, string>> =
    way === 'courier' && typed ? { [delivery.address_field]: typed } : {}
  return { delivery: way, address }
}

/** The form without the address: it is asked here, and only for the courier. */
export function withoutAddress<T extends { code: string }>(
  fields: readonly T[],
  delivery: Delivery | undefined,
): T[] {
  return fields.filter((field) => field.code !== delivery?.address_field)
}

export function useDeliveryFaults() {
  const say = useWords(words)
  return (delivery: Delivery | undefined, values: Values): FieldMessage[] => {
    if (!delivery || chosenWay(delivery, values) !== 'courier') return []
    const address = (values[delivery.address_field] ?? '').trim()
    if ([...address].length >= shortestAddress) return []
    return [{ name: delivery.address_field, message: address ? say.addressShort : say.addressMissing }]
  }
}

function useHint() {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return ({ way, otherwise }: Offered) => {
    const going = (other: string) =>
      format.list(otherwise.filter((one) => one.way === other).map((one) => text(one.item.name)))
    const [electronic, window, courier] = ['electronic', 'window', 'courier'].map(going)
    const own = { window: say.windowHint, courier: say.courierHint, electronic: say.electronicHint }[way]
    return [
      own,
      electronic && say.otherElectronic(electronic),
      courier && say.otherCourier(courier),
      window && say.otherWindow(window),
    ]
      .filter(Boolean)
      .join(say.then)
  }
}

interface DeliveryChoiceProps {
  delivery: Delivery | undefined
  values: Values
  onChange: (name: string, value: string) => void
  errorOf: (name: string) => string | undefined
}

export function DeliveryChoice({ delivery, values, onChange, errorOf }: DeliveryChoiceProps) {
  const say = useWords(words)
  const hint = useHint()
  if (!delivery) return null
  const way = chosenWay(delivery, values)
  const labels: Record<string, string> = {
    window: say.window,
    courier: say.courier,
    electronic: say.electronic,
  }
  const options = delivery.ways.map((one) => ({
    value: one.way,
    label: labels[one.way] ?? one.way,
    hint: hint(one),
  }))
  return (
    <>
      <ChoiceField
        name={deliveryName}
        label={say.ask}
        value={way}
        onChange={(chosen) => onChange(deliveryName, chosen)}
        options={options}
        error={errorOf(deliveryName) ?? errorOf('delivery')}
      />
      {way === 'courier' && (
        <TextField
          name={delivery.address_field}
          label={say.address}
          hint={say.addressHint}
          autoComplete="street-address"
          maxLength={120}
          value={values[delivery.address_field] ?? ''}
          onChange={(address) => onChange(delivery.address_field, address)}
          error={errorOf(delivery.address_field)}
        />
      )}
    </>
  )
}
