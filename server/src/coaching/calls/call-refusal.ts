/** Why one call cannot be taken in. `message` is for people and holds no word of the transcript. */
export class CallRefusal extends Error {
  override readonly name = "CallRefusal";
}
