export function SoloParkScreen() {
  return null
}
