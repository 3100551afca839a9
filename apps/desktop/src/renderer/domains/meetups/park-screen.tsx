export function ParkScreen() {
  return null
}
