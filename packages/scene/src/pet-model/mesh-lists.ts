/** The growing lists a mesh is collected in. */
export type MeshLists = {
  readonly positions: number[]
  readonly normals: number[]
  readonly colours: number[]
  readonly indices: number[]
  readonly boneIndices: number[]
  readonly boneWeights: number[]
}
