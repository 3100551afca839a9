import { MantineProvider, Modal, mergeThemeOverrides } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceSettings } from '../../bridge/index.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { colourSchemeOnThisMachine } from './device-settings.ts'
import { router } from './routes.tsx'
import { queryClient, serverClient, TRPCProvider } from './server-client.ts'
import { theme, themeRoles } from './theme.ts'

/** The whole renderer: theme, words, server, routes. */
export function App({ settings }: { readonly settings: DeviceSettings }): ReactElement {
  const [colourScheme] = useState(() => colourSchemeOnThisMachine(settings.theme))
  const close = useTranslation('shell').t('close')
  const themeInWords = useMemo(() => withNamedCloseButtons(close), [close])
  return (
    <MantineProvider
      theme={themeInWords}
      cssVariablesResolver={themeRoles}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={serverClient} queryClient={queryClient}>
          <ModalsProvider>
            <Notifications position="bottom-center" autoClose={6000} />
            <CrashBoundary>
              <RouterProvider router={router} />
            </CrashBoundary>
          </ModalsProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** The cross of a dialog is a picture; its name comes from the reader's language. */
function withNamedCloseButtons(close: string) {
  const named = Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': close } } })
  return mergeThemeOverrides(theme, { components: { Modal: named } })
}
