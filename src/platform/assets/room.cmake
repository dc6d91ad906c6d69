yichuang_pack(yc_platform_assets_sample NAME sample DIR src/platform/assets/testdata)
set(ROOM_TEST_LIBS yc_platform_assets_sample)
