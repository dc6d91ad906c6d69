type Search = Readonly<Record<string, string | undefined>>

/** The pages stand on more than one surface: where they lead is told to them. */
export interface AssessmentPaths {
  assessments: (search?: Search) => string
  assessment: (item: string, search?: Search) => string
  assessedCases: (item: string, search?: Search) => string
  case: (id: string, search?: Search) => string
}
