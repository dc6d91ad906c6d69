import { RouterProvider } from '@tanstack/react-router'
import { mount } from '@/shell'
import { fetchAhead, makeRouter } from './routes'

mount('portal', <RouterProvider router={makeRouter()} />)
fetchAhead()
