import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where `npm start` keeps its data when nobody says otherwise. */
export function usualDataFolder(): string {
  const { env, platform } = process
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'PawfectMatch')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'PawfectMatch')
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'pawfectmatch')
}
