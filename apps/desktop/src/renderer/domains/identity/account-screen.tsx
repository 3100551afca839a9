import { Alert, Anchor, Button, Container, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { accountScopeOf, host } from '../../shell/host.ts'
import { queryClient } from '../../shell/server-client.ts'
import { type SignUpInput, sessionQuery, useAccount, useSession } from '../../shell/session.ts'

const route = getRouteApi('/framed/account')

/** Shorter passwords fall to guessing within a day. */
const MIN_PASSWORD_CHARS = 10

/** One door for both: signing in and making an account. */
export function AccountScreen(): ReactElement {
  const { t } = useTranslation('identity')
  const { mode = 'in', next } = route.useSearch()
  const navigate = route.useNavigate()
  const session = useSession()
  const goOn = useGoOn(next)
  const up = mode === 'up'
  if (session) return <AlreadyIn name={session.user.name} onGoOn={goOn} />
  return (
    <Container size={460} py={{ base: 28, sm: 56 }}>
      <Stack gap="xs" mb="lg">
        <Title order={1}>{up ? t('account.signUpTitle') : t('account.signInTitle')}</Title>
        <Text c="dimmed">{up ? t('account.signUpLead') : t('account.signInLead')}</Text>
      </Stack>
      {next?.startsWith('/add') ? (
        <Alert icon={<IconInfoCircle />} color="meadow" mb="lg">
          {t('account.whyNow')}
        </Alert>
      ) : null}
      <AccountForm key={mode} up={up} onDone={goOn} />
      <Anchor
        component="button"
        type="button"
        mt="lg"
        onClick={() => void navigate({ search: { mode: up ? 'in' : 'up', ...(next ? { next } : {}) } })}
      >
        {up ? t('account.toSignIn') : t('account.toSignUp')}
      </Anchor>
    </Container>
  )
}

function useGoOn(next: string | undefined): () => void {
  const router = useRouter()
  return () => {
    const target = next?.startsWith('/') ? next : '/discover'
    router.history.push(target)
  }
}

function AlreadyIn(props: { readonly name: string; readonly onGoOn: () => void }): ReactElement {
  const { t } = useTranslation('identity')
  return (
    <Container size={460} py={56}>
      <Stack align="flex-start">
        <Title order={1}>{t('account.signInTitle')}</Title>
        <Text>{t('account.signedInAs', { name: props.name })}</Text>
        <Button onClick={props.onGoOn}>{t('account.goOn')}</Button>
      </Stack>
    </Container>
  )
}

function useAccountForm(up: boolean) {
  const { t } = useTranslation('identity')
  return useForm<SignUpInput>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: value => (up && value.trim() === '' ? t('account.nameMissing') : null),
      email: value => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('account.emailWrong')),
      password: value => (up && value.length < MIN_PASSWORD_CHARS ? t('account.passwordShort') : null),
    },
  })
}

function AccountForm({ up, onDone }: { readonly up: boolean; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation('identity')
  const form = useAccountForm(up)
  const account = useAccount()
  const errorText = useErrorText()
  const open = useMutation({
    mutationFn: async (input: SignUpInput) => {
      const email = input.email.trim()
      if (up) await account.signUp({ ...input, name: input.name.trim(), email })
      else await account.signIn({ email, password: input.password })
      await adoptWhatWasBegun()
    },
    onSuccess: onDone,
  })
  return (
    <form onSubmit={form.onSubmit(values => open.mutate(values))} noValidate>
      <Stack>
        {up ? (
          <TextInput
            label={t('account.name')}
            placeholder={t('account.namePlaceholder')}
            autoComplete="given-name"
            maxLength={60}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
        ) : null}
        <TextInput
          label={t('account.email')}
          type="email"
          autoComplete="email"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('account.password')}
          description={up ? t('account.passwordHint') : undefined}
          autoComplete={up ? 'new-password' : 'current-password'}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {open.isError ? (
          <Alert color="brick" role="alert">
            {errorText(open.error)}
          </Alert>
        ) : null}
        <Button type="submit" size="md" loading={open.isPending}>
          {up ? t('account.signUp') : t('account.signIn')}
        </Button>
      </Stack>
    </form>
  )
}

/** What was drafted and which studbooks were kept before there was an account now belong to it. */
async function adoptWhatWasBegun(): Promise<void> {
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  if (!session) return
  const accountId = accountScopeOf(session.user.id)
  const stays = (error: unknown): void => console.warn('something stays with nobody', error)
  await Promise.all([
    host().pets.adoptDrafts({ accountId }).catch(stays),
    host().pedigree.adoptStudbooks({ accountId }).catch(stays),
  ])
}
