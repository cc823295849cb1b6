module example.com/external

go 1.26.0

require (
	cloud.google.com/go/firestore v0.0.0-00010101000000-000000000000
	cloud.google.com/go/storage v0.0.0-00010101000000-000000000000
	entgo.io/ent v0.14.4
	gitea.com/go-chi/session v0.0.0-20260708011333-ebced8a7a2d6
	github.com/Azure/azure-sdk-for-go/sdk/storage/azblob v0.0.0-00010101000000-000000000000
	github.com/IBM/sarama v1.61.1
	github.com/JGLTechnologies/gin-rate-limit v1.5.6
	github.com/RichardKnop/machinery/v2 v2.0.0-00010101000000-000000000000
	github.com/ThreeDotsLabs/watermill v1.5.1
	github.com/VojtechVitek/ratelimit v0.0.0-20160722140851-dc172bc0f6d2
	github.com/XSAM/otelsql v0.38.0
	github.com/alexedwards/scs/bunstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/cockroachdbstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/consulstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/etcdstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/firestore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/goredisstore v0.0.0-20250212122300-421ef1d8611c
	github.com/alexedwards/scs/gormstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/mongodbstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/mssqlstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/mysqlstore v0.0.0-20250417082927-ab20b3feb5e9
	github.com/alexedwards/scs/pgxstore v0.0.0-20240316134038-7e11d57e8885
	github.com/alexedwards/scs/postgresstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/redisstore v0.0.0-00010101000000-000000000000
	github.com/alexedwards/scs/v2 v2.9.0
	github.com/appleboy/gin-jwt/v2 v2.10.3
	github.com/appleboy/gin-jwt/v3 v3.0.0-00010101000000-000000000000
	github.com/aws/aws-sdk-go-v2/service/s3 v0.0.0-00010101000000-000000000000
	github.com/beego/beego/v2 v2.3.10
	github.com/boj/redistore v1.4.1
	github.com/bradfitz/gomemcache v0.0.0-20250403215159-8d39553ac7cf
	github.com/bsm/redislock v0.9.4
	github.com/bwmarrin/snowflake v0.3.0
	github.com/caddyserver/certmagic v0.25.6
	github.com/casbin/casbin/v2 v2.135.0
	github.com/casbin/casbin/v3 v3.10.0
	github.com/casbin/redis-watcher/v2 v2.8.0
	github.com/centrifugal/centrifuge v0.38.0
	github.com/chenyahui/gin-cache v1.10.0
	github.com/crewjam/saml v0.5.1
	github.com/dunglas/mercure v0.0.0-00010101000000-000000000000
	github.com/eko/gocache/lib/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/hazelcast/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/memcache/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/pegasus/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/redis/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/rediscluster/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/rueidis/v4 v4.0.0-00010101000000-000000000000
	github.com/eko/gocache/store/valkey/v4 v4.0.0-00010101000000-000000000000
	github.com/failsafe-go/failsafe-go v0.9.8
	github.com/garyburd/redigo v0.0.0-20150301180006-535138d7bcd7
	github.com/gin-contrib/cache v1.4.4
	github.com/gin-contrib/sessions v1.0.4
	github.com/gin-gonic/gin v1.12.0
	github.com/globalsign/mgo v0.0.0-20181015135952-eeefdecb41b8
	github.com/go-chi/httprate v0.16.1
	github.com/go-chi/httprate-redis v0.6.0
	github.com/go-chi/jwtauth/v5 v5.3.3
	github.com/go-co-op/gocron v1.37.0
	github.com/go-co-op/gocron/v2 v2.21.2
	github.com/go-kratos/kratos/v2 v2.8.3
	github.com/go-pkgz/auth/v2 v2.0.0-00010101000000-000000000000
	github.com/go-pkgz/lcw/v2 v2.0.0-00010101000000-000000000000
	github.com/go-redis/cache/v9 v9.0.0
	github.com/go-redis/redis v6.15.8+incompatible
	github.com/go-redis/redis/v8 v8.11.5
	github.com/go-redis/redis_rate/v10 v10.0.1
	github.com/go-redsync/redsync/v4 v4.5.0
	github.com/go-session/session/v3 v3.2.1
	github.com/go-zookeeper/zk v1.0.4
	github.com/gofiber/contrib/jwt v1.1.2
	github.com/gofiber/fiber/v2 v2.52.15
	github.com/gofiber/fiber/v3 v3.1.0
	github.com/gofiber/storage/dynamodb/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/etcd/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/memcache/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/mongodb/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/mysql/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/nats v0.0.0-00010101000000-000000000000
	github.com/gofiber/storage/postgres/v3 v3.0.0-00010101000000-000000000000
	github.com/gofiber/storage/redis/v3 v3.4.3
	github.com/gofiber/storage/rueidis v0.0.0-00010101000000-000000000000
	github.com/gofiber/storage/s3/v2 v2.0.0-00010101000000-000000000000
	github.com/gofiber/storage/valkey v0.0.0-00010101000000-000000000000
	github.com/gogf/gf/v2 v2.10.2
	github.com/golang-jwt/jwt/v5 v5.3.1
	github.com/golang-queue/queue v0.5.0
	github.com/golang/groupcache v0.0.0-20241129210726-2c02b8208cf8
	github.com/gomodule/redigo v1.9.2
	github.com/googollee/go-socket.io v1.7.0
	github.com/gorilla/sessions v1.4.0
	github.com/grpc-ecosystem/go-grpc-middleware/v2 v2.3.4
	github.com/hashicorp/consul/api v0.0.0-00010101000000-000000000000
	github.com/hertz-contrib/sessions v0.0.0-00010101000000-000000000000
	github.com/hibiken/asynq v0.26.0
	github.com/jackc/pgx/v5 v5.12.0
	github.com/jasonlvhit/gocron v0.0.1
	github.com/jmoiron/sqlx v1.4.0
	github.com/kataras/iris/v12 v12.2.11
	github.com/labstack/echo-jwt/v4 v4.4.0
	github.com/labstack/echo/v4 v4.13.4
	github.com/mark3labs/mcp-go v1.2.1
	github.com/markbates/goth v1.82.0
	github.com/mennanov/limiters v0.0.0-00010101000000-000000000000
	github.com/modelcontextprotocol/go-sdk v1.8.0
	github.com/mojocn/base64Captcha v1.3.8
	github.com/prometheus/client_golang v1.23.2
	github.com/rbcervilla/redisstore/v9 v9.0.0
	github.com/redis/go-redis/v9 v9.17.3
	github.com/reugn/go-quartz v0.15.2
	github.com/revel/revel v0.0.0-00010101000000-000000000000
	github.com/riverqueue/river v0.51.0
	github.com/segmentio/kafka-go v0.4.51
	github.com/sethvargo/go-redisstore v0.3.0
	github.com/songzhibin97/gkit v1.2.13
	github.com/sony/gobreaker/v2 v2.4.0
	github.com/sony/sonyflake v1.2.0
	github.com/sony/sonyflake/v2 v2.0.0-00010101000000-000000000000
	github.com/teris-io/shortid v0.0.0-20220617161101-71ec9f2aa569
	github.com/throttled/throttled/v2 v2.15.0
	github.com/tmaxmax/go-sse v0.11.0
	github.com/tus/tusd/v2 v2.0.0-00010101000000-000000000000
	github.com/ulule/limiter/v3 v3.11.2
	github.com/uptrace/bun v0.0.0-00010101000000-000000000000
	github.com/uptrace/opentelemetry-go-extra/otelsql v0.3.2
	github.com/viccon/sturdyc v1.1.5
	github.com/wader/gormstore/v2 v2.0.3
	github.com/zeromicro/go-zero v0.0.0-00010101000000-000000000000
	github.com/zishang520/socket.io/servers/socket/v3 v3.0.0-00010101000000-000000000000
	go.etcd.io/etcd/client/v3 v3.7.3
	go.mau.fi/whatsmeow v0.0.0-20251217143725-11cf47c62d32
	go.mongodb.org/mongo-driver v1.17.3
	go.opentelemetry.io/otel v1.44.0
	go.opentelemetry.io/otel/metric v1.44.0
	go.opentelemetry.io/otel/trace v1.44.0
	gocloud.dev v0.0.0-00010101000000-000000000000
	google.golang.org/grpc v1.83.2
	gorm.io/driver/mysql v1.4.0
	gorm.io/driver/postgres v1.4.1
	gorm.io/driver/sqlserver v0.0.0-00010101000000-000000000000
	gorm.io/gorm v1.25.12
	k8s.io/client-go v0.0.0-00010101000000-000000000000
	xorm.io/xorm v1.3.9
)

require (
	filippo.io/edwards25519 v1.1.0 // indirect
	github.com/BurntSushi/toml v1.5.0 // indirect
	github.com/CloudyKit/fastprinter v0.0.0-20200109182630-33d98a066a53 // indirect
	github.com/CloudyKit/jet/v6 v6.2.0 // indirect
	github.com/FZambia/eagle v0.2.0 // indirect
	github.com/Joker/jade v1.1.3 // indirect
	github.com/MicahParks/keyfunc/v2 v2.1.0 // indirect
	github.com/Shopify/goreferrer v0.0.0-20220729165902-8cddb4f5de06 // indirect
	github.com/andybalholm/brotli v1.2.0 // indirect
	github.com/antonlindstrom/pgstore v0.0.0-20220421113606-e3a6e3fed12a // indirect
	github.com/aymerick/douceur v0.2.0 // indirect
	github.com/beevik/etree v1.5.0 // indirect
	github.com/beorn7/perks v1.0.1 // indirect
	github.com/bits-and-blooms/bitset v1.24.4 // indirect
	github.com/bmatcuk/doublestar/v4 v4.6.1 // indirect
	github.com/bradleypeabody/gorilla-sessions-memcache v0.0.0-20240916143655-c0e34fd2f304 // indirect
	github.com/bytedance/gopkg v0.1.3 // indirect
	github.com/bytedance/sonic v1.15.0 // indirect
	github.com/bytedance/sonic/loader v0.5.0 // indirect
	github.com/caddyserver/zerossl v0.1.6 // indirect
	github.com/casbin/govaluate v1.3.0 // indirect
	github.com/cenkalti/backoff/v5 v5.0.3 // indirect
	github.com/centrifugal/protocol v0.17.0 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/cloudwego/base64x v0.1.6 // indirect
	github.com/coreos/go-semver v0.3.1 // indirect
	github.com/coreos/go-systemd/v22 v22.7.0 // indirect
	github.com/davecgh/go-spew v1.1.2-0.20180830191138-d8f796af33cc // indirect
	github.com/decred/dcrd/dcrec/secp256k1/v4 v4.3.0 // indirect
	github.com/dgryski/go-rendezvous v0.0.0-20200823014737-9f7001d12a5f // indirect
	github.com/dolthub/maphash v0.1.0 // indirect
	github.com/eapache/go-resiliency v1.7.0 // indirect
	github.com/emirpasic/gods/v2 v2.0.0-alpha // indirect
	github.com/fatih/structs v1.1.0 // indirect
	github.com/flosch/pongo2/v4 v4.0.2 // indirect
	github.com/fsnotify/fsnotify v1.9.0 // indirect
	github.com/gabriel-vasile/mimetype v1.4.12 // indirect
	github.com/gammazero/deque v0.2.1 // indirect
	github.com/gin-contrib/sse v1.1.0 // indirect
	github.com/go-chi/chi/v5 v5.2.2 // indirect
	github.com/go-kratos/aegis v0.2.0 // indirect
	github.com/go-logr/logr v1.4.3 // indirect
	github.com/go-logr/stdr v1.2.2 // indirect
	github.com/go-playground/form/v4 v4.2.0 // indirect
	github.com/go-playground/locales v0.14.1 // indirect
	github.com/go-playground/universal-translator v0.18.1 // indirect
	github.com/go-playground/validator/v10 v10.30.1 // indirect
	github.com/go-sql-driver/mysql v1.9.2 // indirect
	github.com/goccy/go-json v0.10.5 // indirect
	github.com/goccy/go-yaml v1.19.2 // indirect
	github.com/gofiber/schema v1.7.0 // indirect
	github.com/gofiber/utils/v2 v2.0.2 // indirect
	github.com/gofrs/uuid v4.0.0+incompatible // indirect
	github.com/golang-jwt/jwt/v4 v4.5.2 // indirect
	github.com/golang/freetype v0.0.0-20170609003504-e2365dfdc4a0 // indirect
	github.com/golang/protobuf v1.5.4 // indirect
	github.com/golang/snappy v1.0.0 // indirect
	github.com/gomarkdown/markdown v0.0.0-20240328165702-4d01890c35c0 // indirect
	github.com/google/jsonschema-go v0.4.3 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/gorilla/context v1.1.2 // indirect
	github.com/gorilla/css v1.0.0 // indirect
	github.com/gorilla/mux v1.8.1 // indirect
	github.com/gorilla/securecookie v1.1.2 // indirect
	github.com/gorilla/websocket v1.5.3 // indirect
	github.com/grpc-ecosystem/grpc-gateway/v2 v2.29.0 // indirect
	github.com/hashicorp/go-uuid v1.0.3 // indirect
	github.com/iris-contrib/schema v0.0.6 // indirect
	github.com/jackc/chunkreader/v2 v2.0.1 // indirect
	github.com/jackc/pgconn v1.14.0 // indirect
	github.com/jackc/pgio v1.0.0 // indirect
	github.com/jackc/pgpassfile v1.0.0 // indirect
	github.com/jackc/pgproto3/v2 v2.3.2 // indirect
	github.com/jackc/pgservicefile v0.0.0-20240606120523-5a60cdf6a761 // indirect
	github.com/jackc/pgtype v1.14.0 // indirect
	github.com/jackc/pgx/v4 v4.18.0 // indirect
	github.com/jackc/puddle/v2 v2.2.3 // indirect
	github.com/jcmturner/aescts/v2 v2.0.0 // indirect
	github.com/jcmturner/dnsutils/v2 v2.0.0 // indirect
	github.com/jcmturner/gofork v1.7.6 // indirect
	github.com/jcmturner/gokrb5/v8 v8.4.4 // indirect
	github.com/jcmturner/rpc/v2 v2.0.3 // indirect
	github.com/jellydator/ttlcache/v2 v2.11.1 // indirect
	github.com/jinzhu/inflection v1.0.0 // indirect
	github.com/jinzhu/now v1.1.5 // indirect
	github.com/jonboulle/clockwork v0.5.0 // indirect
	github.com/josharian/intern v1.0.0 // indirect
	github.com/jpillora/backoff v1.0.0 // indirect
	github.com/json-iterator/go v1.1.12 // indirect
	github.com/kataras/blocks v0.0.8 // indirect
	github.com/kataras/golog v0.1.11 // indirect
	github.com/kataras/pio v0.0.13 // indirect
	github.com/kataras/sitemap v0.0.6 // indirect
	github.com/kataras/tunnel v0.0.4 // indirect
	github.com/kidstuff/mongostore v0.0.0-20181113001930-e650cd85ee4b // indirect
	github.com/klauspost/compress v1.20.1 // indirect
	github.com/klauspost/cpuid/v2 v2.4.0 // indirect
	github.com/labstack/gommon v0.4.2 // indirect
	github.com/laziness-coders/mongostore v0.0.14 // indirect
	github.com/leodido/go-urn v1.4.0 // indirect
	github.com/lestrrat-go/blackmagic v1.0.2 // indirect
	github.com/lestrrat-go/httpcc v1.0.1 // indirect
	github.com/lestrrat-go/httprc v1.0.6 // indirect
	github.com/lestrrat-go/iter v1.0.2 // indirect
	github.com/lestrrat-go/jwx/v2 v2.1.3 // indirect
	github.com/lestrrat-go/option v1.0.1 // indirect
	github.com/lib/pq v1.10.9 // indirect
	github.com/libdns/libdns v1.1.1 // indirect
	github.com/lithammer/shortuuid/v3 v3.0.7 // indirect
	github.com/mailgun/raymond/v2 v2.0.48 // indirect
	github.com/mailru/easyjson v0.7.7 // indirect
	github.com/mattermost/xml-roundtrip-validator v0.1.0 // indirect
	github.com/mattn/go-colorable v0.1.14 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/mattn/go-runewidth v0.0.16 // indirect
	github.com/maypok86/otter v1.2.4 // indirect
	github.com/memcachier/mc/v3 v3.0.3 // indirect
	github.com/mholt/acmez/v3 v3.1.7 // indirect
	github.com/microcosm-cc/bluemonday v1.0.26 // indirect
	github.com/miekg/dns v1.1.73 // indirect
	github.com/modern-go/concurrent v0.0.0-20180306012644-bacd9c7ef1dd // indirect
	github.com/modern-go/reflect2 v1.0.2 // indirect
	github.com/montanaflynn/stats v0.7.1 // indirect
	github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822 // indirect
	github.com/oklog/ulid v1.3.1 // indirect
	github.com/pelletier/go-toml/v2 v2.2.4 // indirect
	github.com/petermattis/goid v0.0.0-20251121121749-a11dd1a45f9a // indirect
	github.com/philhofer/fwd v1.2.0 // indirect
	github.com/pierrec/lz4/v4 v4.1.31 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/planetscale/vtprotobuf v0.6.1-0.20240319094008-0393e58bdf10 // indirect
	github.com/prometheus/client_model v0.6.2 // indirect
	github.com/prometheus/common v0.67.5 // indirect
	github.com/prometheus/procfs v0.17.0 // indirect
	github.com/quagmt/udecimal v1.9.0 // indirect
	github.com/quic-go/qpack v0.6.0 // indirect
	github.com/quic-go/quic-go v0.59.0 // indirect
	github.com/rcrowley/go-metrics v0.0.0-20250401214520-65e299d6c5c9 // indirect
	github.com/redis/rueidis v1.0.68 // indirect
	github.com/riverqueue/river/riverdriver v0.51.0 // indirect
	github.com/riverqueue/river/rivershared v0.51.0 // indirect
	github.com/riverqueue/river/rivertype v0.51.0 // indirect
	github.com/rivo/uniseg v0.2.0 // indirect
	github.com/robfig/cron/v3 v3.0.1 // indirect
	github.com/robfig/go-cache v0.0.0-20130306151617-9fc39e0dbf62 // indirect
	github.com/rs/zerolog v1.34.0 // indirect
	github.com/russellhaering/goxmldsig v1.4.0 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.2 // indirect
	github.com/schollz/closestmatch v2.1.0+incompatible // indirect
	github.com/segmentio/asm v1.2.0 // indirect
	github.com/segmentio/encoding v0.5.4 // indirect
	github.com/sethvargo/go-limiter v0.6.0 // indirect
	github.com/shadowspore/fossil-delta v0.0.0-20241213113458-1d797d70cbe3 // indirect
	github.com/sirupsen/logrus v1.9.4 // indirect
	github.com/sony/gobreaker v1.0.0 // indirect
	github.com/spf13/cast v1.10.0 // indirect
	github.com/syndtr/goleveldb v1.0.0 // indirect
	github.com/tdewolff/minify/v2 v2.20.19 // indirect
	github.com/tdewolff/parse/v2 v2.7.12 // indirect
	github.com/tidwall/gjson v1.20.0 // indirect
	github.com/tidwall/match v1.2.0 // indirect
	github.com/tidwall/pretty v1.2.1 // indirect
	github.com/tidwall/sjson v1.2.5 // indirect
	github.com/tinylib/msgp v1.6.3 // indirect
	github.com/twitchyliquid64/golang-asm v0.15.1 // indirect
	github.com/ugorji/go/codec v1.3.1 // indirect
	github.com/valyala/bytebufferpool v1.0.0 // indirect
	github.com/valyala/fasthttp v1.69.0 // indirect
	github.com/valyala/fasttemplate v1.2.2 // indirect
	github.com/vmihailenco/go-tinylfu v0.2.2 // indirect
	github.com/vmihailenco/msgpack/v5 v5.4.1 // indirect
	github.com/vmihailenco/tagparser/v2 v2.0.0 // indirect
	github.com/xdg-go/pbkdf2 v1.0.0 // indirect
	github.com/xdg-go/scram v1.2.0 // indirect
	github.com/xdg-go/stringprep v1.0.4 // indirect
	github.com/yosida95/uritemplate/v3 v3.0.2 // indirect
	github.com/yosssi/ace v0.0.5 // indirect
	github.com/youmark/pkcs8 v0.0.0-20240726163527-a2c0da244d78 // indirect
	github.com/zeebo/blake3 v0.2.4 // indirect
	github.com/zeebo/xxh3 v1.0.2 // indirect
	go.etcd.io/etcd/api/v3 v3.7.3 // indirect
	go.etcd.io/etcd/client/pkg/v3 v3.7.3 // indirect
	go.mau.fi/libsignal v0.2.1 // indirect
	go.mau.fi/util v0.9.4 // indirect
	go.mongodb.org/mongo-driver/v2 v2.5.0 // indirect
	go.opentelemetry.io/auto/sdk v1.2.1 // indirect
	go.uber.org/atomic v1.9.0 // indirect
	go.uber.org/multierr v1.11.0 // indirect
	go.uber.org/zap v1.28.0 // indirect
	go.uber.org/zap/exp v0.3.0 // indirect
	go.yaml.in/yaml/v2 v2.4.3 // indirect
	golang.org/x/arch v0.22.0 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/exp v0.0.0-20251209150349-8475f28825e9 // indirect
	golang.org/x/image v0.23.0 // indirect
	golang.org/x/net v0.61.0 // indirect
	golang.org/x/oauth2 v0.36.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/text v0.43.0 // indirect
	golang.org/x/time v0.15.0 // indirect
	google.golang.org/genproto/googleapis/api v0.0.0-20260803160001-6ac0973c030d // indirect
	google.golang.org/genproto/googleapis/rpc v0.0.0-20260803160001-6ac0973c030d // indirect
	google.golang.org/protobuf v1.36.11 // indirect
	gopkg.in/ini.v1 v1.67.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
	xorm.io/builder v0.3.11-0.20220531020008-1bd24a7dc978 // indirect
)

replace cloud.google.com/go/firestore => ./standins/cloud.google.com/go/firestore

replace github.com/RichardKnop/machinery/v2 => ./standins/github.com/RichardKnop/machinery/v2

replace github.com/alexedwards/scs/bunstore => ./standins/github.com/alexedwards/scs/bunstore

replace github.com/alexedwards/scs/cockroachdbstore => ./standins/github.com/alexedwards/scs/cockroachdbstore

replace github.com/alexedwards/scs/consulstore => ./standins/github.com/alexedwards/scs/consulstore

replace github.com/alexedwards/scs/etcdstore => ./standins/github.com/alexedwards/scs/etcdstore

replace github.com/alexedwards/scs/firestore => ./standins/github.com/alexedwards/scs/firestore

replace github.com/alexedwards/scs/gormstore => ./standins/github.com/alexedwards/scs/gormstore

replace github.com/alexedwards/scs/mongodbstore => ./standins/github.com/alexedwards/scs/mongodbstore

replace github.com/alexedwards/scs/mssqlstore => ./standins/github.com/alexedwards/scs/mssqlstore

replace github.com/alexedwards/scs/postgresstore => ./standins/github.com/alexedwards/scs/postgresstore

replace github.com/alexedwards/scs/redisstore => ./standins/github.com/alexedwards/scs/redisstore

replace github.com/appleboy/gin-jwt/v3 => ./standins/github.com/appleboy/gin-jwt/v3

replace github.com/dunglas/mercure => ./standins/github.com/dunglas/mercure

replace github.com/eko/gocache/lib/v4 => ./standins/github.com/eko/gocache/lib/v4

replace github.com/eko/gocache/store/hazelcast/v4 => ./standins/github.com/eko/gocache/store/hazelcast/v4

replace github.com/eko/gocache/store/memcache/v4 => ./standins/github.com/eko/gocache/store/memcache/v4

replace github.com/eko/gocache/store/pegasus/v4 => ./standins/github.com/eko/gocache/store/pegasus/v4

replace github.com/eko/gocache/store/redis/v4 => ./standins/github.com/eko/gocache/store/redis/v4

replace github.com/eko/gocache/store/rediscluster/v4 => ./standins/github.com/eko/gocache/store/rediscluster/v4

replace github.com/eko/gocache/store/rueidis/v4 => ./standins/github.com/eko/gocache/store/rueidis/v4

replace github.com/eko/gocache/store/valkey/v4 => ./standins/github.com/eko/gocache/store/valkey/v4

replace github.com/go-pkgz/auth/v2 => ./standins/github.com/go-pkgz/auth/v2

replace github.com/go-pkgz/lcw/v2 => ./standins/github.com/go-pkgz/lcw/v2

replace github.com/gofiber/storage/dynamodb/v2 => ./standins/github.com/gofiber/storage/dynamodb/v2

replace github.com/gofiber/storage/etcd/v2 => ./standins/github.com/gofiber/storage/etcd/v2

replace github.com/gofiber/storage/memcache/v2 => ./standins/github.com/gofiber/storage/memcache/v2

replace github.com/gofiber/storage/mongodb/v2 => ./standins/github.com/gofiber/storage/mongodb/v2

replace github.com/gofiber/storage/mysql/v2 => ./standins/github.com/gofiber/storage/mysql/v2

replace github.com/gofiber/storage/nats => ./standins/github.com/gofiber/storage/nats

replace github.com/gofiber/storage/postgres/v3 => ./standins/github.com/gofiber/storage/postgres/v3

replace github.com/gofiber/storage/rueidis => ./standins/github.com/gofiber/storage/rueidis

replace github.com/gofiber/storage/s3/v2 => ./standins/github.com/gofiber/storage/s3/v2

replace github.com/gofiber/storage/valkey => ./standins/github.com/gofiber/storage/valkey

replace github.com/hashicorp/consul/api => ./standins/github.com/hashicorp/consul/api

replace github.com/hertz-contrib/sessions => ./standins/github.com/hertz-contrib/sessions

replace github.com/mennanov/limiters => ./standins/github.com/mennanov/limiters

replace github.com/revel/revel => ./standins/github.com/revel/revel

replace github.com/sony/sonyflake/v2 => ./standins/github.com/sony/sonyflake/v2

replace github.com/tus/tusd/v2 => ./standins/github.com/tus/tusd/v2

replace github.com/uptrace/bun => ./standins/github.com/uptrace/bun

replace github.com/zeromicro/go-zero => ./standins/github.com/zeromicro/go-zero

replace github.com/zishang520/socket.io/servers/socket/v3 => ./standins/github.com/zishang520/socket.io/servers/socket/v3

replace gocloud.dev => ./standins/gocloud.dev

replace k8s.io/client-go => ./standins/k8s.io/client-go

exclude github.com/gomodule/redigo v2.0.0+incompatible

replace github.com/go-redsync/redsync/v4 => ./standins/github.com/go-redsync/redsync/v4

replace github.com/aws/aws-sdk-go-v2/service/s3 => ./standins/github.com/aws/aws-sdk-go-v2/service/s3

replace cloud.google.com/go/storage => ./standins/cloud.google.com/go/storage

replace github.com/Azure/azure-sdk-for-go/sdk/storage/azblob => ./standins/github.com/Azure/azure-sdk-for-go/sdk/storage/azblob

replace gorm.io/driver/sqlserver => ./standins/gorm.io/driver/sqlserver
