import type { FactsOf } from '@pawfect/domain/matching/learning'
import type { Species } from '@pawfect/domain/pets'
import type { Database } from '../../../procedures/index.ts'

/** Edge of a square on the map, in degrees of latitude: about 25 km. */
const SQUARE_DEG = 0.225

/** Reads what a released model is judged by: each animal's species, and how many live around it. */
export async function readAnimalFacts(db: Database): Promise<FactsOf> {
  const rows = await db.pet.findMany({
    select: { id: true, species: true, latitudeDeg: true, longitudeDeg: true },
  })
  const squares = new Map<string, number>()
  for (const { latitudeDeg, longitudeDeg } of rows) {
    if (latitudeDeg === null || longitudeDeg === null) continue
    const square = nameOf(squareOf({ latitudeDeg, longitudeDeg }))
    squares.set(square, (squares.get(square) ?? 0) + 1)
  }
  const facts = new Map(
    rows.map(({ id, species, latitudeDeg, longitudeDeg }) => {
      const isPlaced = latitudeDeg !== null && longitudeDeg !== null
      const neighbours = isPlaced ? countAround(squares, squareOf({ latitudeDeg, longitudeDeg })) - 1 : null
      return [id, { species: species as Species, neighbours }]
    }),
  )
  return petId => facts.get(petId)
}

type Square = { readonly row: number; readonly column: number }

function squareOf(place: { readonly latitudeDeg: number; readonly longitudeDeg: number }): Square {
  const row = Math.floor(place.latitudeDeg / SQUARE_DEG)
  // Meridians come together towards the poles: a square is as wide as it is high.
  const width = SQUARE_DEG / Math.max(0.05, Math.cos(((row + 0.5) * SQUARE_DEG * Math.PI) / 180))
  return { row, column: Math.floor(place.longitudeDeg / width) }
}

function countAround(squares: ReadonlyMap<string, number>, { row, column }: Square): number {
  const steps = [-1, 0, 1]
  return steps
    .flatMap(down => steps.map(across => nameOf({ row: row + down, column: column + across })))
    .reduce((sum, square) => sum + (squares.get(square) ?? 0), 0)
}

const nameOf = ({ row, column }: Square): string => `${row} ${column}`
