export { type UserId, userIdSchema } from './ids.ts'
export {
  type CoarsePlace,
  coarsePlaceSchema,
  type OwnerHabits,
  ownerHabitsSchema,
  type Profile,
  profileSchema,
} from './profile.ts'
