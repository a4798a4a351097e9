/** Every address that no other page answers. */
export async function loader() {
  throw new Response(null, { status: 404 });
}

export default function NoSuchPage() {
  return null;
}

export { PageProblem as ErrorBoundary } from "#app/ui/page-problem.tsx";
