// A zip as a spreadsheet or an archiver leaves it: taken apart, one part written anew, put together again.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

const endOfZip = 0x06054b50
const [local, central, end] = [30, 46, 22]

export function unzipped(zip: Buffer): Map<string, Buffer> {
  let at = zip.length - end
  while (zip.readUInt32LE(at) !== endOfZip) at--
  const parts = new Map<string, Buffer>()
  let entry = zip.readUInt32LE(at + 16)
  for (let count = zip.readUInt16LE(at + 10); count > 0; count--) {
    const [name, extra, comment] = [28, 30, 32].map((one) => zip.readUInt16LE(entry + one)) as [
      number,
      number,
      number,
    ]
    const start = zip.readUInt32LE(entry + 42)
    const bytes = start + local + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const packed = zip.subarray(bytes, bytes + zip.readUInt32LE(entry + 20))
    const plain = zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)
    parts.set(zip.toString('utf8', entry + central, entry + central + name), plain)
    entry += central + name + extra + comment
  }
  return parts
}

export function zipped(parts: ReadonlyMap<string, Buffer>): Buffer {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [path, plain] of parts) {
    const [name, packed] = [Buffer.from(path), deflateRawSync(plain)]
    const head = Buffer.alloc(central)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(0x0800, 8) // names in UTF-8
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(crc32(plain), 16)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(plain.length, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE(offset, 42)
    const body = Buffer.alloc(local)
    body.writeUInt32LE(0x04034b50, 0)
    head.copy(body, 4, 6, 32)
    bodies.push(body, name, packed)
    heads.push(head, name)
    offset += local + name.length + packed.length
  }
  const directory = Buffer.concat(heads)
  const last = Buffer.alloc(end)
  last.writeUInt32LE(endOfZip, 0)
  last.writeUInt16LE(parts.size, 8)
  last.writeUInt16LE(parts.size, 10)
  last.writeUInt32LE(directory.length, 12)
  last.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, last])
}

const sharedTexts = 'xl/sharedStrings.xml'

/** The workbook with one number written over: which sheet, the code of the row, the name of the column. */
export function withNumber(book: Buffer, sheet: number, code: string, column: string, value: number) {
  const parts = unzipped(book)
  const texts = [...(parts.get(sharedTexts)?.toString() ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map((one) =>
    (one[1] ?? '').replace(/<[^>]+>/g, ''),
  )
  const path = `xl/worksheets/sheet${sheet}.xml`
  const xml = parts.get(path)?.toString() ?? ''
  const placeOf = (text: string, column: string) => {
    const cell = new RegExp(`<c r="(${column})(\\d+)"[^>]*t="s"><v>${texts.indexOf(text)}</v>`).exec(xml)
    if (!cell) throw new Error(`the sheet says nowhere ${text}`)
    return { letters: cell[1] ?? '', row: cell[2] ?? '' }
  }
  const place = `${placeOf(column, '[A-Z]+').letters}${placeOf(code, 'A').row}`
  const cell = new RegExp(`(<c r="${place}"[^>]*>)<v>[^<]*</v>`)
  if (!cell.test(xml)) throw new Error(`nothing is in ${place}`)
  parts.set(path, Buffer.from(xml.replace(cell, `$1<v>${value}</v>`)))
  return { book: zipped(parts), place }
}
