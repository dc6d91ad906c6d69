import { RouterProvider } from '@tanstack/react-router'
import { mount } from '@/shell'
import { makeRouter } from './routes'

mount('desk', <RouterProvider router={makeRouter()} />)
