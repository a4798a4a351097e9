/** Three figures side by side, with what they are. */
export function Tally({
  figures,
}: {
  readonly figures: readonly { readonly name: string; readonly figure: string; readonly unit: string }[];
}) {
  return (
    <dl className="tally">
      {figures.map(({ name, figure, unit }) => (
        <div key={name} className="tally-part">
          <dt className="tally-name">{name}</dt>
          <dd className="tally-figure">
            {figure} <small className="tally-unit">{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
