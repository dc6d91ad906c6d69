// Real files to hand in: a well-formed PDF that says what it is, and a picture with something on it.
import { crc32, deflateSync } from 'node:zlib'

export interface Paper {
  name: string
  mimeType: string
  buffer: Buffer
}

/** One A4 page with a line of text; offsets in its cross-reference table are true. */
export function pdfPaper(name: string, line: string): Paper {
  const stream = `BT /F1 14 Tf 60 760 Td (${line.replace(/[\\()]/g, '\\$&')}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  const buffer = Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`,
    'latin1',
  )
  return { name: `${name}.pdf`, mimeType: 'application/pdf', buffer }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A picture of a face as a child draws it; `seed` makes one differ from another. */
export function pngPaper(name: string, seed = 0): Paper {
  const width = 240
  const height = 320
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const head = (x - 120) ** 2 / 70 ** 2 + (y - 150) ** 2 / 90 ** 2 < 1
      const eye = [90, 150].some((centre) => (x - centre) ** 2 + (y - 130) ** 2 < 80)
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = eye ? 30 : head ? 236 : 60 + ((seed * 37) % 90)
      rows[at + 1] = eye ? 30 : head ? 205 : 120
      rows[at + 2] = eye ? 40 : head ? 178 : 200
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return { name: `${name}.png`, mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) }
}
