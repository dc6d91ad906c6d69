// Line icons on one 24 grid, in the stroke of the brand mark. Decoration only: the word stands beside them.
import type { ReactNode } from 'react'

function Icon({ children, size = '1.25em' }: { children: ReactNode; size?: string | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="square"
      strokeLinejoin="miter"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export interface IconProps {
  size?: string
}
const make = (drawing: ReactNode) =>
  function NamedIcon({ size }: IconProps) {
    return <Icon size={size}>{drawing}</Icon>
  }

export const SearchIcon = make(
  <>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l6 6" />
  </>,
)
export const PhoneIcon = make(
  <path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5z" />,
)
export const PlaceIcon = make(
  <>
    <path d="M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21z" />
    <circle cx="12" cy="9.500" r="2.500" />
  </>,
)
export const PersonIcon = make(
  <>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c0-4.500 3.500-7 8-7s8 2.500 8 7" />
  </>,
)
export const PeopleIcon = make(
  <>
    <circle cx="9" cy="8" r="3.500" />
    <path d="M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6" />
    <path d="M15.500 5a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3.500 2.600 3.500 5.500" />
  </>,
)
export const ClockIcon = make(
  <>
    <circle cx="12" cy="12" r="8.500" />
    <path d="M12 7v5l3.500 2" />
  </>,
)
export const CalendarIcon = make(
  <>
    <path d="M3.500 5.500h17v15h-17zM3.500 10h17M8 3v4M16 3v4" />
  </>,
)
export const FileIcon = make(
  <>
    <path d="M5 3h9l5 5v13H5zM14 3v5h5" />
    <path d="M8.500 13h7M8.500 17h5" />
  </>,
)
export const UploadIcon = make(
  <>
    <path d="M12 16V4M7 9l5-5 5 5" />
    <path d="M4 15v5h16v-5" />
  </>,
)
export const DownloadIcon = make(
  <>
    <path d="M12 4v12M7 11l5 5 5-5" />
    <path d="M4 16v4h16v-4" />
  </>,
)
export const PrintIcon = make(
  <>
    <path d="M7 8V3h10v5M7 17H3.500V8h17v9H17" />
    <path d="M7 14h10v7H7z" />
  </>,
)
export const CheckIcon = make(<path d="M4.500 12.500l5 5L20 7" />)
export const CrossIcon = make(<path d="M5.500 5.500l13 13M18.500 5.500l-13 13" />)
export const WarnIcon = make(
  <>
    <path d="M12 3.500L22 20.500H2z" />
    <path d="M12 10v5M12 17.500v.2" />
  </>,
)
export const InfoIcon = make(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5.500M12 7.500v.2" />
  </>,
)
export const ArrowIcon = make(<path d="M4 12h15M13 6l6 6-6 6" />)
export const BackIcon = make(<path d="M20 12H5M11 6l-6 6 6 6" />)
export const MoneyIcon = make(
  <>
    <path d="M6 3l6 8 6-8M12 11v10M7 12h10M7 16.500h10" />
  </>,
)
export const StepsIcon = make(<path d="M3 20h6v-5h6v-5h6V5" />)
export const ScaleIcon = make(
  <>
    <path d="M12 3v18M7 21h10M5 6h14" />
    <path d="M5 6l-3 7a3.200 3.200 0 0 0 6 0zM19 6l-3 7a3.200 3.200 0 0 0 6 0z" />
  </>,
)
export const OfficeIcon = make(
  <>
    <path d="M4 21V4h11v17M15 10h5v11M2.500 21h19" />
    <path d="M8 8.500h3M8 12.500h3M8 16.500h3" />
  </>,
)
export const PauseIcon = make(<path d="M8.500 5v14M15.500 5v14" />)
export const MenuIcon = make(<path d="M3.500 6.500h17M3.500 12h17M3.500 17.500h17" />)
export const PlusIcon = make(<path d="M12 5v14M5 12h14" />)
export const RotateIcon = make(
  <>
    <path d="M20 12a8 8 0 1 1-2.500-5.800" />
    <path d="M20.500 3v4.500H16" />
  </>,
)
export const TextSizeIcon = make(
  <path d="M2.500 18.500L7 7l4.500 11.500M4 14.500h6M13 18.500L17.500 5 22 18.500M14.500 14.500h6" />,
)
export const ContrastIcon = make(
  <>
    <circle cx="12" cy="12" r="8.500" />
    <path d="M12 3.500v17a8.500 8.500 0 0 0 0-17z" fill="currentColor" />
  </>,
)
export const GlobeIcon = make(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M3 12h18M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9s.5-6 3.500-9z" />
  </>,
)
