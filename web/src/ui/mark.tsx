/** 窗: a lattice window with one pane open, and through it the light. */
export function Mark({ size = '2.25rem' }: { size?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M2 2h36v36H2zM5 5v30h30V5z" fillRule="evenodd" />
      <path fill="currentColor" d="M18.700 5h2.600v30h-2.600zM5 18.700h30v2.600H5z" />
      <path
        fill="currentColor"
        d="M11 11h5v1.800h-3.200V16H11zM29 29h-5v-1.800h3.200V24H29zM11 29h5v-1.800h-3.200V24H11z"
      />
      <path className="mark-pane" fill="var(--mark-pane, var(--seal))" d="M21.300 5H35v13.700H21.300z" />
    </svg>
  )
}
