import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAccountScope } from '../../shell/host.ts'
import { type DraftPhoto, lookOf } from './pet-draft.ts'
import { readFramedPhoto } from './photo-pixels.ts'

/**
 * A drafted photo as an address an image can show, in its frame or whole.
 *
 * @returns undefined until it is ready; `isError` when the original is gone.
 */
export function useFramedPhoto(
  photo: DraftPhoto | undefined,
  part: 'whole' | 'framed',
): { readonly src: string | undefined; readonly isError: boolean } {
  const accountId = useAccountScope()
  const look = photo === undefined ? UNTOUCHED : lookOf(photo)
  // The whole is shown level as it is: frames are drawn on it.
  const { frame, fixes } =
    part === 'whole' ? { frame: WHOLE, fixes: { ...look.fixes, straightenDeg: 0 } } : look
  const picture = useQuery({
    queryKey: ['framed-photo', accountId, photo?.originalId, frame, fixes],
    queryFn: () => readFramedPhoto({ accountId, originalId: photo?.originalId ?? '', frame, fixes }),
    enabled: photo !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    // Pixels are kept by the host already.
    meta: { keep: false },
  })
  return { src: useObjectUrl(picture.data), isError: picture.isError }
}

const WHOLE = { x: 0, y: 0, width: 1, height: 1 }
const UNTOUCHED = { frame: WHOLE, fixes: { straightenDeg: 0, exposure: false } }

function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (blob === undefined) return setAddress(undefined)
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}
