// The call's page: its scripts joined into one file, in the order in which they run.
// assets/build.sh writes goldenhour/web/static/goldenhour/built/call.js from it.

import "../../goldenhour/web/static/goldenhour/js/ages.js";
import "../../goldenhour/web/static/goldenhour/js/keys.js";
import "../../goldenhour/web/static/goldenhour/js/theme.js";
import "../../goldenhour/web/static/goldenhour/js/more.js";
import "../../goldenhour/web/static/goldenhour/js/call.js";
import "../../goldenhour/web/static/goldenhour/places/places.js";
import "../../goldenhour/web/static/goldenhour/js/live.js";
import "../../goldenhour/web/static/goldenhour/js/same.js";
