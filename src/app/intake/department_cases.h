// The cases of a department are those with an item of it: one definition, for lists and for numbers. c is the case.
#pragma once

// `|| ''` keeps an engine from looking through everything of the department for one case.
#define YICHUANG_CASE_OF_DEPARTMENT(department)                                                            \
  "EXISTS (SELECT 1 FROM task_row k WHERE k.district = c.district AND k.id = c.id AND k.department || '' " \
  "= " department ")"
