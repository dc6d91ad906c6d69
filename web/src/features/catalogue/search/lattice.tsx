import styles from './search.module.css'

/** 窗棂: a window of the old gardens; one pane stands open. Decoration only. */
export function Lattice() {
  return (
    <svg
      className={styles.lattice}
      viewBox="0 0 320 320"
      aria-hidden="true"
      focusable="false"
      data-screen-only
    >
      <g fill="none" stroke="currentColor" strokeWidth="3">
        <path d="M4 4h312v312H4z" strokeWidth="6" />
        <path d="M160 4v312M4 160h312" strokeWidth="5" />
        <path d="M4 56h104V4M56 4v104h104M56 160v-52M108 56v52M4 108h52" />
        <path d="M4 264h104v52M56 316V212h104M56 160v52M108 264v-52M4 212h52" />
        <path d="M316 264H212v52M264 316V212H160M264 160v52M212 264v-52M316 212h-52" />
      </g>
      <path className={styles.openPane} d="M163 7h150v150H163z" />
      <path d="M163 7l68 26v98l-68 26z" className={styles.leaf} />
      <path d="M180 24v116M197 30v104M214 37v90M163 57l68 10M163 107l68-10" className={styles.leafLines} />
    </svg>
  )
}
