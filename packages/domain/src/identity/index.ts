export { type UserId, userIdSchema } from './ids.ts'
export {
  type CoarsePlace,
  coarsePlaceSchema,
  type Device,
  deviceSchema,
  isTimeZone,
  type OwnerHabits,
  ownerHabitsSchema,
  type Profile,
  profileSchema,
  roundPlace,
  type UpdateProfileInput,
  updateProfileInputSchema,
} from './profile.ts'
