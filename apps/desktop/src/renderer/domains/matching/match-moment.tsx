import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import type { Match } from '@pawfect/domain/matching'
import type { Pet } from '@pawfect/domain/pets'
import { IconHeartFilled } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../shell/links.tsx'
import { PetPicture } from '../pets/pet-picture.tsx'

/** Both said yes: the moment, and the next step. */
export function MatchMoment(props: {
  readonly match: Match | null
  readonly mine: Pet
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('matching')
  const { match, mine } = props
  return (
    <Modal opened={match !== null} onClose={props.onClose} size="lg" withCloseButton={false} padding="xl">
      {match === null ? null : (
        <Stack align="center" ta="center" data-testid="match-moment">
          <div className="match-pictures" style={{ width: '100%' }}>
            <PetPicture pet={mine} height={220} />
            <PetPicture pet={match.other} height={220} />
            <span className="match-heart">
              <IconHeartFilled size={40} aria-hidden />
            </span>
          </div>
          <Title order={2}>{t('match.title')}</Title>
          <Text fz="lg">{t('match.text', { mine: mine.name, other: match.other.name })}</Text>
          <Group>
            <Button variant="default" radius="xl" onClick={props.onClose}>
              {t('match.later')}
            </Button>
            <ButtonLink
              to="/matches"
              search={{ plan: match.matchId }}
              radius="xl"
              color="meadow"
              data-autofocus
            >
              {t('match.plan')}
            </ButtonLink>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
