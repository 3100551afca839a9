import '@fontsource-variable/nunito-sans/index.css'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './shell/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'
import { readDeviceSettings } from './shell/device-settings.ts'
import { startI18n } from './shell/i18n.ts'
import { keepAnswers, restoreAnswers } from './shell/kept-answers.ts'
import { queryClient } from './shell/server-client.ts'
import { sessionQuery } from './shell/session.ts'

async function start(): Promise<void> {
  const settings = await readDeviceSettings()
  startI18n(settings.language === 'auto' ? null : settings.language)
  await restoreAnswers(queryClient).catch((error: unknown) =>
    console.warn('nothing could be restored', error),
  )
  keepAnswers(queryClient)
  // Kept answers look fresh; asking once shows whether the server is there at all.
  void queryClient.prefetchQuery({ ...sessionQuery, staleTime: 0 })
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root to draw into')
  createRoot(root).render(
    <StrictMode>
      <App settings={settings} />
    </StrictMode>,
  )
}

void start()
