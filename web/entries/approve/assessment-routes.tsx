import { assessmentRoutes } from '@/features/oversight/self-assessment'
import { approve } from '@/shell/staff-paths'

export const { AssessmentsRoute, AssessmentRoute, AssessedCasesRoute } = assessmentRoutes(approve)
