export function LivingPark() {
  return null
}
