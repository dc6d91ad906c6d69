// For those who build: every piece in its states, one page each. Never part of what is shipped.
import { mount } from '@/shell'
import { Gallery } from './gallery'

mount(new URLSearchParams(location.search).get('surface') === 'desk' ? 'desk' : 'portal', <Gallery />)
