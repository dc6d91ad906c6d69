// Sending a file with its progress. XMLHttpRequest, because fetch cannot say how far an upload has come.
import type { Problem } from './problem'
import { problemFrom, unreachableProblem } from './problem'
import type { FileStored } from './types'

export interface Sending {
  done: Promise<FileStored>
  cancel: () => void
}

export function sendFile(file: File, onSent: (percent: number, bytes: number) => void): Sending {
  const request = new XMLHttpRequest()
  const done = new Promise<FileStored>((resolve, reject) => {
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onSent(Math.round((event.loaded / event.total) * 100), event.loaded)
    }
    request.onerror = () => reject(unreachableProblem())
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as FileStored)
      else reject(refusal(request, body))
    }
    request.open('POST', '/api/v1/files')
    // A browser knows no type of an OFD.
    request.setRequestHeader('Content-Type', file.type || 'application/ofd')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.slice(-60)))
    request.setRequestHeader('Accept', 'application/json')
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

function refusal(request: XMLHttpRequest, body: unknown): Problem {
  return problemFrom(new Response(null, { status: request.status }), body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
