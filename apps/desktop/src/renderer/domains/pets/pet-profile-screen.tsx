export function PetProfileScreen() {
  return null
}
