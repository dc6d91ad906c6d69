// The real program with a demonstration district of its own: temporary folder, free port, known instant.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'

const house = resolve(import.meta.dirname, '../../..')
const program = resolve(house, process.env.YICHUANG_BIN ?? 'build/yichuang')

export interface Hall {
  base: string
  stop: () => Promise<void>
}

/** What the program says before it answers is kept for the message when it does not come up. */
function address(server: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    let said = ''
    const late = setTimeout(() => lost(new Error(`${program} did not come up in 60 s:\n${said}`)), 60_000)
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      const base = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (!base) return
      clearTimeout(late)
      found(base)
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()))
    server.on('error', lost)
    server.on('exit', (code) => lost(new Error(`${program} ended with ${code}:\n${said}`)))
  })
}

export async function openHall(now = '2026-03-02T09:00'): Promise<Hall> {
  const data = await mkdtemp(`${tmpdir()}/yichuang-hall-`)
  const web = process.env.YICHUANG_WEB ? ['--web', process.env.YICHUANG_WEB] : []
  const options = ['--demo', '--data', data, '--port', '0', '--now', now, ...web]
  const server = spawn(program, ['serve', ...options], {
    cwd: house,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => server.kill('SIGKILL'))
  const gone = new Promise<void>((done) => server.once('exit', () => done()))
  const stop = async () => {
    server.kill('SIGTERM')
    await gone
    await rm(data, { recursive: true, force: true })
  }
  try {
    return { base: await address(server), stop }
  } catch (reason) {
    await stop()
    throw reason
  }
}
